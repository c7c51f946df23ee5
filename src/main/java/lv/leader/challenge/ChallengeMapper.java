package lv.leader.challenge;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface ChallengeMapper {

    @Insert("""
            INSERT INTO challenge (id, application, decision, reasons, submitted_by)
            VALUES (#{id}, #{application}, #{decision}, #{reasons}, #{person}) ON CONFLICT DO NOTHING
            """)
    int submit(UUID id, UUID application, UUID decision, String reasons, String person);

    @Insert("""
            INSERT INTO court_appeal (decision, application, reference, reported_by)
            VALUES (#{decision}, #{application}, #{reference}, #{person}) ON CONFLICT DO NOTHING
            """)
    int appeal(UUID decision, UUID application, String reference, String person);

    @Select(
            "SELECT decision, reasons, submitted_by, submitted_at FROM challenge WHERE application = #{application} ORDER BY id")
    List<Challenges.Challenge> of(UUID application);

    @Select("SELECT decision, reference, reported_by, reported_at FROM court_appeal WHERE application = #{application}")
    List<Challenges.CourtAppeal> appeals(UUID application);

    @Select("SELECT EXISTS (SELECT 1 FROM court_appeal WHERE decision = #{decision})")
    boolean isAppealed(UUID decision);

    @Select("SELECT reasons FROM challenge WHERE decision = #{decision}")
    Optional<String> reasons(UUID decision);
}
