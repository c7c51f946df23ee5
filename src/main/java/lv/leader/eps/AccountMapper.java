package lv.leader.eps;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.apache.ibatis.annotations.Insert;
import org.apache.ibatis.annotations.Mapper;
import org.apache.ibatis.annotations.Select;
import org.apache.ibatis.annotations.Update;

@Mapper
interface AccountMapper {

    @Insert("""
            INSERT INTO eps_account (user_name, name, email, password_hash)
            VALUES (#{userName}, #{name}, #{email}, #{passwordHash})
            ON CONFLICT (user_name) DO NOTHING
            """)
    void insert(String userName, String name, String email, String passwordHash);

    @Insert("""
            INSERT INTO eps_representation (account, client) VALUES (#{userName}, #{client})
            ON CONFLICT (account, client) DO UPDATE SET until = NULL
            """)
    void represent(String userName, UUID client);

    @Update("""
            UPDATE eps_representation SET until = leader_now()
            WHERE account = #{userName} AND client = #{client} AND until IS NULL
            """)
    void withdrawMandate(String userName, UUID client);

    @Select(
            "SELECT client FROM eps_representation WHERE account = #{userName} AND until IS NULL ORDER BY since, client")
    List<UUID> clientsOf(String userName);

    /** Locked: of many guesses at once each counts. */
    @Select("""
            SELECT user_name, name, password_hash, coalesce(locked_until > leader_now(), false) AS locked
            FROM eps_account WHERE user_name = #{userName} FOR UPDATE
            """)
    Optional<Accounts.Account> forSignIn(String userName);

    /** Three seconds, then twice as long each time, up to an hour. */
    @Update("""
            UPDATE eps_account
            SET failures = failures + 1,
                locked_until = leader_now() + least(interval '3 seconds' * power(2, least(failures, 20)), interval '1 hour')
            WHERE user_name = #{userName}
            """)
    void failed(String userName);

    @Update("UPDATE eps_account SET failures = 0, locked_until = NULL WHERE user_name = #{userName} AND failures > 0")
    void succeeded(String userName);
}
