package lv.leader.decision;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface CostCheckMapper {

    @Insert("""
            INSERT INTO cost_check (id, application, checked_by, costs, finding, reasons)
            VALUES (#{id}, #{application}, #{person}, #{c.costs}, coalesce(#{c.finding}, ''),
                    coalesce(CASE #{c.costs} WHEN 'clarify' THEN #{c.question} ELSE #{c.reasons} END, ''))
            """)
    void record(UUID id, UUID application, String person, @Param("c") CostCheck check);

    @Insert("""
            <script>
            INSERT INTO cost_check_line (cost_check, position, eligible, basis, reason) VALUES
            <foreach collection="lines" item="line" separator=",">
                (#{check}, #{line.position}, #{line.eligible}, coalesce(#{line.basis}, ''), coalesce(#{line.reason}, ''))
            </foreach>
            </script>
            """)
    void recordLines(UUID check, List<CostCheck.Line> lines);

    @Select("""
            SELECT id, checked_by, checked_at, costs, finding, reasons
            FROM cost_check WHERE application = #{application} ORDER BY id
            """)
    List<RecordedCostCheck> of(UUID application);

    @Select("""
            SELECT position, eligible, basis, reason FROM cost_check_line WHERE cost_check = #{check} ORDER BY position
            """)
    List<CostCheck.Line> lines(UUID check);
}
