package lv.leader.payment;

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
interface PaymentMapper {

    /** What was paid, as the ledger split it and the accountant booked it. */
    record Booking(
            UUID payment,
            UUID transfer,
            Money eu,
            Money state,
            LocalDate bookedOn,
            String reference,
            String bookedBy) {}

    @Select(value = "SELECT pg_advisory_xact_lock(hashtextextended('payment of ' || #{application}::text, 0))")
    String lock(UUID application);

    @Insert("""
            INSERT INTO payment (id, claim, application, tenant, payee, payee_name, amount, purpose, fund)
            VALUES (#{id}, #{order.claim}, #{order.application}, #{order.tenant}, #{order.payee}, #{order.payeeName},
                #{order.amount}, #{order.purpose}, #{order.fund})
            """)
    void insert(UUID id, PaymentOrder order);

    @Insert("""
            <script>
            INSERT INTO payment_hand (payment, role, person) VALUES
            <foreach collection="hands" item="hand" separator=",">(#{payment}, #{hand.role}, #{hand.person})</foreach>
            ON CONFLICT (payment, person, role) DO NOTHING
            </script>
            """)
    void hands(UUID payment, List<Hand> hands);

    /** Whether the person had a hand in the payment, in something else than the given role. */
    @Select("""
            SELECT EXISTS (
                SELECT 1 FROM payment_hand WHERE payment = #{payment} AND person = #{person} AND role <> #{role})
            """)
    boolean tookPart(UUID payment, String person, Hand.Role role);

    @Insert("INSERT INTO payment_account (id, payment, iban, set_by) VALUES (#{id}, #{payment}, #{iban}, #{person})")
    void account(UUID id, UUID payment, String iban, String person);

    @Select("SELECT * FROM payment_now WHERE id = #{payment}")
    Optional<Payment> find(UUID payment);

    @Select("SELECT * FROM payment_now WHERE claim = #{claim}")
    Optional<Payment> ofClaim(UUID claim);

    @Select("SELECT * FROM payment_now WHERE application = #{application} ORDER BY id")
    List<Payment> of(UUID application);

    @Select("""
            <script>
            SELECT * FROM payment_now WHERE state = 'RETURNED' AND application IN
                <foreach collection="applications" item="one" open="(" separator="," close=")">#{one}</foreach>
            ORDER BY id
            </script>
            """)
    List<Payment> returned(List<UUID> applications);

    @Select("""
            SELECT coalesce(sum(amount), 0) FROM payment p
            WHERE application = #{application} AND NOT EXISTS (SELECT 1 FROM payment_booking WHERE payment = p.id)
            """)
    Money onTheirWay(UUID application);

    @Insert("""
            INSERT INTO payment_booking (payment, transfer, eu, state, booked_on, reference, booked_by)
            VALUES (#{payment}, #{transfer}, #{eu}, #{state}, #{bookedOn}, #{reference}, #{bookedBy})
            """)
    void book(Booking booking);

    @Update("UPDATE payment_transfer SET state = #{state} WHERE id = #{transfer}")
    int transferBecomes(UUID transfer, String state);
}
