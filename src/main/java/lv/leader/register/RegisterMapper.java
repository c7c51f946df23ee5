package lv.leader.register;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface RegisterMapper {

    @Select(value = """
                    WITH today AS (
                        SELECT extract(year FROM leader_now() AT TIME ZONE 'Europe/Riga')::int AS year
                    ), taken AS (
                        INSERT INTO decision_number (kind, year, last)
                        SELECT #{draft.kind}, year, 1 FROM today
                        ON CONFLICT (kind, year) DO UPDATE SET last = decision_number.last + 1
                        RETURNING year, last
                    )
                    INSERT INTO decision (id, kind, year, serial, number, case_id, outcome, made_at, made_by,
                        approved_by, signed_by, in_force_from, legal_basis, reasons, rulings, corrects)
                    SELECT #{id}, #{draft.kind}, year, last, #{draft.kind} || '/' || year || '/' || last,
                        #{draft.caseId}, #{draft.outcome}, leader_now(), #{draft.madeBy}, #{draft.approvedBy},
                        #{draft.signedBy}, #{draft.inForceFrom}, #{draft.legalBasis}, #{draft.reasons},
                        #{rulings}::jsonb, #{draft.corrects}::uuid
                    FROM taken
                    RETURNING id, number, kind, case_id, outcome, made_at, made_by, approved_by, signed_by,
                        in_force_from, legal_basis, reasons, rulings::text, corrects
                    """, affectData = true)
    Decision issue(UUID id, Draft draft, String rulings);

    @Insert("""
            INSERT INTO decision_delivery (id, decision, how, recipient)
            VALUES (#{id}, #{decision}, #{how}, #{recipient})
            """)
    void delivered(UUID id, UUID decision, String how, String recipient);

    @Select("""
            SELECT id, number, kind, case_id, outcome, made_at, made_by, approved_by, signed_by,
                in_force_from, legal_basis, reasons, rulings::text, corrects
            FROM decision WHERE case_id = #{caseId} ORDER BY id
            """)
    List<Decision> of(UUID caseId);

    @Select("""
            SELECT id, number, kind, case_id, outcome, made_at, made_by, approved_by, signed_by,
                in_force_from, legal_basis, reasons, rulings::text, corrects
            FROM decision WHERE number = #{number}
            """)
    Optional<Decision> byNumber(String number);

    @Select("""
            SELECT decision, how, recipient, delivered_at
            FROM decision_delivery WHERE decision = #{decision} ORDER BY id
            """)
    List<DecisionRegister.Delivered> deliveries(UUID decision);

    @Select("""
            <script>
            SELECT id, number, kind, case_id, outcome, made_at, made_by, approved_by, signed_by,
                in_force_from, legal_basis, reasons, rulings::text, corrects
            FROM decision WHERE case_id IN
                <foreach collection="cases" item="caseId" open="(" separator="," close=")">#{caseId}</foreach>
            ORDER BY id
            </script>
            """)
    List<Decision> ofCases(List<UUID> cases);
}
