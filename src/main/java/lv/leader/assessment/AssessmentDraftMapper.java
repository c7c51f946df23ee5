package lv.leader.assessment;

import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

/** What is typed and not signed yet, as one JSON document per form. */
@Mapper
interface AssessmentDraftMapper {

    /** Which form of step 5. */
    enum Kind {
        DECLARATION,
        SHEET,
        MEETING
    }

    @Insert("""
            INSERT INTO assessment_draft (kind, subject, person, content)
            VALUES (#{kind}, #{subject}, #{person}, CAST(#{content} AS jsonb))
            ON CONFLICT (kind, subject, person) DO UPDATE SET content = excluded.content
            """)
    void keep(Kind kind, UUID subject, String person, String content);

    @Select("""
            SELECT content FROM assessment_draft WHERE kind = #{kind} AND subject = #{subject} AND person = #{person}
            """)
    Optional<String> find(Kind kind, UUID subject, String person);

    @Delete("DELETE FROM assessment_draft WHERE kind = #{kind} AND subject = #{subject} AND person = #{person}")
    void drop(Kind kind, UUID subject, String person);
}
