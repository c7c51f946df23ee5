package lv.leader.party;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface PartyMapper {

    @Insert("""
            INSERT INTO party (id, kind, name, registration_number, user_id, interest_group, public_authority)
            VALUES (#{id}, #{kind}, #{name}, #{registrationNumber}, #{userId}, #{interestGroup}, #{publicAuthority})
            """)
    void insert(Party party);

    @Insert("""
            INSERT INTO party_relation (id, party, other, kind, valid)
            VALUES (#{id}, #{relation.party}, #{relation.other}, #{relation.kind},
                    daterange(#{relation.from}, CAST(#{relation.until, jdbcType=DATE} AS date)))
            """)
    void relate(UUID id, Relation relation);

    @Insert("INSERT INTO local_action_group (code, party) VALUES (#{code}, #{party})")
    void insertLag(String code, UUID party);

    @Insert("INSERT INTO lag_territory (lag, atvk) VALUES (#{code}, #{atvk})")
    void insertTerritory(String code, String atvk);

    @Select("SELECT EXISTS (SELECT 1 FROM lag_territory WHERE lag = #{lag} AND atvk = #{atvk})")
    boolean inTerritory(String lag, String atvk);

    @Select("SELECT party FROM local_action_group WHERE code = #{code}")
    Optional<UUID> ofLag(String code);

    @Select("SELECT atvk, name FROM municipality ORDER BY name")
    List<Municipality> municipalities();

    @Insert("""
            INSERT INTO parish (atvk, municipality, name) VALUES (#{atvk}, #{municipality}, #{name})
            ON CONFLICT (atvk) DO UPDATE SET name = excluded.name
            """)
    void insertParish(Parish parish);

    @Select("SELECT atvk, municipality, name FROM parish ORDER BY name COLLATE \"und-x-icu\", atvk")
    List<Parish> parishes();

    @Select("""
            SELECT m.atvk, m.name FROM municipality m
            WHERE m.atvk IN (SELECT atvk FROM lag_territory WHERE lag = #{lag})
               OR NOT EXISTS (SELECT 1 FROM lag_territory WHERE lag = #{lag})
            ORDER BY m.name COLLATE "und-x-icu"
            """)
    List<Municipality> territory(String lag);

    @Select("""
            SELECT id, kind, name, registration_number, user_id, interest_group, public_authority
            FROM party WHERE id = #{party}
            """)
    Optional<Party> find(UUID party);

    @Select("""
            <script>
            SELECT id, kind, name, registration_number, user_id, interest_group, public_authority
            FROM party WHERE id IN
            <foreach collection="parties" item="party" open="(" separator="," close=")">#{party}</foreach>
            ORDER BY name COLLATE "und-x-icu", id
            </script>
            """)
    List<Party> all(List<UUID> parties);

    @Select("""
            SELECT id, kind, name, registration_number, user_id, interest_group, public_authority
            FROM party WHERE user_id = #{userId}
            """)
    Optional<Party> ofUser(String userId);

    @Select("""
            <script>
            SELECT id, kind, name, registration_number, user_id, interest_group, public_authority FROM party
            WHERE user_id IN
                <foreach collection="userIds" item="userId" open="(" separator="," close=")">#{userId}</foreach>
            </script>
            """)
    List<Party> ofUsers(List<String> userIds);

    @Select("""
            <script>
            WITH asked (other) AS (
                VALUES <foreach collection="others" item="other" separator=",">(CAST(#{other} AS uuid))</foreach>
            ), tie AS (
                SELECT one, another, kind FROM party_tie WHERE valid @&gt; #{on}
            )
            SELECT other, 'SAME' AS path, CAST(NULL AS uuid) AS over FROM asked WHERE other = #{person}
            UNION
            SELECT a.other, t.kind, NULL FROM asked a JOIN tie t ON t.one = #{person} AND t.another = a.other
            UNION
            SELECT a.other, first.kind || ', ' || second.kind, first.another
            FROM asked a
            JOIN tie second ON second.another = a.other
            JOIN tie first ON first.another = second.one AND first.one = #{person}
            WHERE a.other &lt;&gt; #{person}
            ORDER BY 1, 2, 3
            </script>
            """)
    List<Conflict> conflicts(UUID person, List<UUID> others, LocalDate on);

    @Select("""
            <script>
            WITH who (person) AS (
                VALUES <foreach collection="persons" item="person" separator=",">(CAST(#{person} AS uuid))</foreach>
            ), asked (other) AS (
                VALUES <foreach collection="others" item="other" separator=",">(CAST(#{other} AS uuid))</foreach>
            ), tie AS (
                SELECT one, another FROM party_tie WHERE valid @&gt; #{on}
            )
            SELECT w.person, a.other FROM who w JOIN asked a ON a.other = w.person
            UNION
            SELECT w.person, a.other FROM who w JOIN tie t ON t.one = w.person JOIN asked a ON a.other = t.another
            UNION
            SELECT w.person, a.other
            FROM who w
            JOIN tie first ON first.one = w.person
            JOIN tie second ON second.one = first.another
            JOIN asked a ON a.other = second.another
            WHERE a.other &lt;&gt; w.person
              AND first.another IS DISTINCT FROM CAST(#{common, jdbcType=OTHER} AS uuid)
            ORDER BY 1, 2
            </script>
            """)
    List<Tie> ties(List<UUID> persons, List<UUID> others, LocalDate on, UUID common);

    @Select("""
            SELECT party FROM party_relation
            WHERE other = #{party} AND kind = 'SUCCESSOR' AND valid @> #{on}
            """)
    Optional<UUID> successorOf(UUID party, LocalDate on);

    @Insert("""
            INSERT INTO party_contact (party, email, e_address) VALUES (#{party}, #{contact.email}, #{contact.eAddress})
            ON CONFLICT (party) DO UPDATE SET email = excluded.email, e_address = excluded.e_address
            """)
    void reach(UUID party, Contact contact);

    @Select("SELECT email, e_address FROM party_contact WHERE party = #{party}")
    Optional<Contact> contact(UUID party);
}
