package lv.leader.document;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface DocumentMapper {

    record Content(byte[] bytes) {}

    @Select(value = """
                    INSERT INTO document (id, case_id, kind, name, content_type, bytes)
                    VALUES (#{id}, #{caseId}, #{kind}, #{name}, #{contentType}, #{bytes})
                    RETURNING id, case_id, kind, name, content_type, sha256, kept_at
                    """, affectData = true)
    Document keep(UUID id, UUID caseId, String kind, String name, String contentType, byte[] bytes);

    @Select("SELECT id, case_id, kind, name, content_type, sha256, kept_at FROM document WHERE id = #{id}")
    Optional<Document> find(UUID id);

    @Select("""
            SELECT id, case_id, kind, name, content_type, sha256, kept_at
            FROM document WHERE case_id = #{caseId} ORDER BY id
            """)
    List<Document> of(UUID caseId);

    @Select("SELECT bytes FROM document WHERE id = #{id}")
    Content content(UUID id);
}
