package lv.leader.rules;

import java.util.List;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RuleMapper {

    record Row(UUID id, UUID caseId, String tableKey, String versionTag, String hash, String inputs, String outputs) {}

    @Insert("""
            INSERT INTO rule_pin (subject, table_key, version_tag, hash)
            VALUES (#{subject}, #{tableKey}, #{versionTag}, #{hash})
            ON CONFLICT (subject, table_key) DO NOTHING
            """)
    void pin(UUID subject, String tableKey, String versionTag, String hash);

    @Select("SELECT hash FROM rule_pin WHERE subject = #{subject} AND table_key = #{tableKey}")
    String pinned(UUID subject, String tableKey);

    @Insert("""
            INSERT INTO rule_ruling (id, case_id, table_key, version_tag, hash, inputs, outputs)
            VALUES (#{id}, #{caseId}, #{tableKey}, #{versionTag}, #{hash}, #{inputs}::jsonb, #{outputs}::jsonb)
            """)
    void keep(Row row);

    @Select("""
            SELECT id, case_id, table_key, version_tag, hash, inputs, outputs
            FROM rule_ruling WHERE case_id = #{caseId} ORDER BY id
            """)
    List<Row> rulings(UUID caseId);
}
