package lv.leader.eps;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.springframework.security.crypto.factory.PasswordEncoderFactories;
import org.springframework.security.crypto.password.PasswordEncoder;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The accounts of people who act for applicants; staff have none here. */
@Component
public class Accounts {

    private final AccountMapper mapper;
    private final PasswordEncoder passwords = PasswordEncoderFactories.createDelegatingPasswordEncoder();

    /** Compared where there is no such account, so that the answer takes as long. */
    private final String nobody = passwords.encode("nobody");

    Accounts(AccountMapper mapper) {
        this.mapper = mapper;
    }

    /** What is kept of an account. */
    record Account(String userName, String name, String passwordHash, boolean locked) {}

    /** Opens an account; a known user name stays as it is. */
    @Transactional
    public void open(String userName, String name, String email, String password) {
        mapper.insert(userName.toLowerCase(Locale.ROOT), name, email, passwords.encode(password));
    }

    /** From now on the person acts for the client, a registered party. */
    @Transactional
    public void represent(String userName, UUID client) {
        mapper.represent(userName, client);
    }

    /** The person no longer acts for the client; what was sent stays. */
    @Transactional
    public void withdrawMandate(String userName, UUID client) {
        mapper.withdrawMandate(userName, client);
    }

    /** Clients for whom a person may act now. */
    List<UUID> clientsOf(String userName) {
        return mapper.clientsOf(userName);
    }

    /** The person behind name and password; empty when they don't match or the account is shut for a while. */
    @Transactional
    Optional<Applicant> signIn(String userName, String password) {
        var account = mapper.forSignIn(userName.toLowerCase(Locale.ROOT));
        boolean matches =
                passwords.matches(password, account.map(Account::passwordHash).orElse(nobody));
        if (account.isEmpty() || account.get().locked()) {
            return Optional.empty();
        }
        if (!matches) {
            mapper.failed(account.get().userName());
            return Optional.empty();
        }
        mapper.succeeded(account.get().userName());
        return account.map(person -> new Applicant(person.userName(), person.name()));
    }
}
