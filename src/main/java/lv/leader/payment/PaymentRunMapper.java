package lv.leader.payment;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;
import org.joda.money.Money;

@Mapper
interface PaymentRunMapper {

    @Insert("INSERT INTO payment_run (id, run_at) VALUES (#{id}, #{runAt}) ON CONFLICT (run_at) DO NOTHING")
    int open(UUID id, Instant runAt);

    @Select("SELECT id FROM payment_run WHERE run_at = #{runAt} AND state = 'OPEN' FOR SHARE")
    Optional<UUID> openAt(Instant runAt);

    @Insert("""
            INSERT INTO payment_transfer (id, payment, run, iban)
            SELECT #{id}, id, #{run}, iban FROM payment_now WHERE id = #{payment}
            """)
    void join(UUID id, UUID payment, UUID run);

    @Select("""
            SELECT id, run_at, state, file, total, executed_on, released_by, stopped_by FROM payment_run WHERE id = #{run}
            """)
    Optional<PaymentRun> find(UUID run);

    @Select("""
            SELECT id, run_at, state, file, total, executed_on, released_by, stopped_by
            FROM payment_run WHERE id = #{run} FOR UPDATE
            """)
    PaymentRun lock(UUID run);

    @Select("""
            SELECT p.id, p.claim, p.application, p.tenant, p.payee, p.payee_name, t.iban, p.amount, p.purpose, p.fund,
                p.authorised_at, t.state, t.run, t.id AS transfer, t.end_to_end_id
            FROM payment_transfer t JOIN payment p ON p.id = t.payment
            WHERE t.run = #{run} ORDER BY t.id
            """)
    List<Payment> payments(UUID run);

    @Update("""
            UPDATE payment_run SET state = 'FILED', file = #{file}, total = #{total}, executed_on = #{executedOn}
            WHERE id = #{run}
            """)
    void filed(UUID run, UUID file, Money total, LocalDate executedOn);

    @Update("UPDATE payment_run SET state = 'HANDED_OVER', released_by = #{person} WHERE id = #{run}")
    void handedOver(UUID run, String person);

    @Insert("""
            INSERT INTO payment_hand (payment, role, person)
            SELECT payment, 'RELEASED', #{person} FROM payment_transfer WHERE run = #{run}
            ON CONFLICT (payment, person, role) DO NOTHING
            """)
    void releasedBy(UUID run, String person);

    /** The first payment of the run in which the person had another hand. */
    @Select("""
            SELECT p.* FROM payment_now p
            WHERE p.id = (
                SELECT t.payment FROM payment_transfer t JOIN payment_hand h ON h.payment = t.payment
                WHERE t.run = #{run} AND h.person = #{person} AND h.role <> 'RELEASED' ORDER BY t.id LIMIT 1)
            """)
    Optional<Payment> touchedBefore(UUID run, String person);

    @Update("UPDATE payment_run SET state = 'STOPPED', stopped_by = #{person} WHERE id = #{run}")
    void stopped(UUID run, String person);

    @Update("UPDATE payment_transfer SET state = #{state} WHERE run = #{run}")
    void transfersBecome(UUID run, String state);
}
