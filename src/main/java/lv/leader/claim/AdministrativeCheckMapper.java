package lv.leader.claim;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Param;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AdministrativeCheckMapper {

    @Select("SELECT content::text FROM claim_check_draft WHERE claim = #{claim}")
    Optional<String> draft(UUID claim);

    @Insert("""
            INSERT INTO claim_check_draft (claim, content, written_by)
            VALUES (#{claim}, CAST(#{content} AS jsonb), #{person})
            ON CONFLICT (claim) DO UPDATE
            SET content = excluded.content, written_by = excluded.written_by, written_at = leader_now()
            """)
    void write(UUID claim, String content, String person);

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
