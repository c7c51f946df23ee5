package lv.leader.assessment;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface EvaluatorMapper {

    @Insert("""
            INSERT INTO conflict_declaration (call_action, evaluator, free, reasons, tie_found)
            VALUES (#{callAction}, #{evaluator}, #{free}, #{reasons}, #{tieFound})
            ON CONFLICT DO NOTHING
            """)
    int declare(UUID callAction, String evaluator, boolean free, String reasons, boolean tieFound);

    @Select("""
            SELECT evaluator, free, tie_found FROM conflict_declaration
            WHERE call_action = #{callAction} ORDER BY evaluator
            """)
    List<Evaluators.Declaration> declarations(UUID callAction);

    @Insert("INSERT INTO evaluator_draw (call_action, seed) VALUES (#{callAction}, #{seed})")
    void draw(UUID callAction, long seed);

    @Insert("""
            <script>
            INSERT INTO evaluator_drawn (call_action, evaluator, drawn) VALUES
            <foreach collection="candidates" item="candidate" separator=",">
                (#{callAction}, #{candidate.evaluator}, #{candidate.drawn})
            </foreach>
            </script>
            """)
    void drawn(UUID callAction, List<Evaluators.Candidate> candidates);

    @Select("SELECT seed FROM evaluator_draw WHERE call_action = #{callAction}")
    Optional<Long> seed(UUID callAction);

    @Select("""
            SELECT evaluator, drawn FROM evaluator_drawn WHERE call_action = #{callAction} ORDER BY evaluator
            """)
    List<Evaluators.Candidate> candidates(UUID callAction);

    @Insert("INSERT INTO evaluator_panel (call, size) VALUES (#{call}, #{size})")
    void panel(UUID call, int size);

    @Select("SELECT size FROM evaluator_panel WHERE call = #{call}")
    Optional<Integer> panelOf(UUID call);
}
