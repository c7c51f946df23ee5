package lv.leader.database;

import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Delete;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface FormDraftMapper {

    @Insert("""
            INSERT INTO form_draft (form, subject, person, content)
            VALUES (#{form}, #{subject}, #{person}, CAST(#{content} AS jsonb))
            ON CONFLICT (form, subject, person) DO UPDATE SET content = excluded.content, written_at = leader_now()
            """)
    void keep(String form, UUID subject, String person, String content);

    @Select("""
            SELECT content::text FROM form_draft
            WHERE form = #{form} AND subject = #{subject} AND person = #{person}
            """)
    Optional<String> find(String form, UUID subject, String person);

    @Delete("DELETE FROM form_draft WHERE form = #{form} AND subject = #{subject} AND person = #{person}")
    void drop(String form, UUID subject, String person);
}
