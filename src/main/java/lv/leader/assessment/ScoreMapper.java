package lv.leader.assessment;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ScoreMapper {

    @Insert("""
            INSERT INTO score_sheet (id, application, evaluator, version)
            VALUES (#{id}, #{application}, #{evaluator},
                    (SELECT count(*) + 1 FROM score_sheet
                     WHERE application = #{application} AND evaluator = #{evaluator}))
            """)
    void sign(UUID id, UUID application, String evaluator);

    @Insert("""
            <script>
            INSERT INTO score (sheet, criterion, points, comment) VALUES
            <foreach collection="scores" item="score" separator=",">
                (#{sheet}, #{score.criterion}, #{score.points}, coalesce(#{score.comment}, ''))
            </foreach>
            </script>
            """)
    void score(UUID sheet, List<ScoreSheets.Score> scores);

    @Select("SELECT count(*) FROM score_sheet WHERE application = #{application} AND evaluator = #{evaluator}")
    int sheets(UUID application, String evaluator);

    @Select("""
            SELECT s.criterion, s.points, s.comment
            FROM score s
            WHERE s.sheet = (SELECT id FROM score_sheet WHERE application = #{application}
                             AND evaluator = #{evaluator} ORDER BY version DESC LIMIT 1)
            """)
    List<ScoreSheets.Score> latest(UUID application, String evaluator);

    @Select("""
            SELECT c.name, c.max_points, round(avg(s.points), 2) AS mean
            FROM counting_sheet sheet
            JOIN score s ON s.sheet = sheet.id JOIN criterion c ON c.id = s.criterion
            WHERE sheet.application = #{application}
            GROUP BY c.id, c.position, c.name, c.max_points ORDER BY c.position
            """)
    List<ScoreSheets.Mean> means(UUID application);

    /** By points, so that the order tells nobody who gave them. */
    @Select("""
            SELECT s.criterion, s.points, s.comment
            FROM counting_sheet h
            JOIN score s ON s.sheet = h.id
            WHERE h.application = #{application} AND h.evaluator <> #{evaluator}
            ORDER BY s.points, h.id
            """)
    List<ScoreSheets.Score> others(UUID application, String evaluator);

    @Insert("""
            INSERT INTO score_resignation (application, evaluator, reasons)
            VALUES (#{application}, #{evaluator}, #{reasons}) ON CONFLICT DO NOTHING
            """)
    void resign(UUID application, String evaluator, String reasons);

    @Select("""
            SELECT EXISTS (SELECT 1 FROM score_resignation
                           WHERE application = #{application} AND evaluator = #{evaluator})
            """)
    boolean resigned(UUID application, String evaluator);
}
