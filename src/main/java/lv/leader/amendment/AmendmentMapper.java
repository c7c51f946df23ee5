package lv.leader.amendment;

import java.time.LocalDate;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;

@Mapper
interface AmendmentMapper {

    @Insert("""
            INSERT INTO amendment_request (id, application, reasons, wanted_due, requested_by)
            VALUES (#{id}, #{application}, #{reasons}, #{wantedDue}, #{person})
            """)
    void request(UUID id, UUID application, String reasons, LocalDate wantedDue, String person);

    @Select("""
            SELECT id, application, reasons, wanted_due, requested_by, requested_at FROM amendment_request
            WHERE application = #{application} ORDER BY id DESC LIMIT 1
            """)
    Optional<Amendments.Request> latest(UUID application);
}
