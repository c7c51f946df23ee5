package lv.leader.claim;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AdministrativeCheckMapper {

    @Insert("""
            INSERT INTO claim_check (id, claim, checked_by, result, delivered, difference, remarks)
            VALUES (#{id}, #{claim}, #{person}, #{c.result}, #{c.delivered}, coalesce(#{c.difference}, ''),
                    coalesce(CASE #{c.result} WHEN 'clarify' THEN #{c.question} ELSE #{c.remarks} END, ''))
            """)
    void record(UUID id, UUID claim, String person, @Param("c") AdministrativeCheck check);

    @Select("""
            SELECT id, checked_by, checked_at, result, delivered, difference, remarks
            FROM claim_check WHERE claim = #{claim} ORDER BY id
            """)
    List<RecordedCheck> of(UUID claim);
}
