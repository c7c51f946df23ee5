package lv.leader.document;

import eu.europa.esig.dss.token.KeyStoreSignatureTokenConnection;
import eu.europa.esig.dss.token.Pkcs12SignatureToken;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.security.KeyPairGenerator;
import java.security.KeyStore;
import java.security.KeyStore.PasswordProtection;
import java.security.cert.Certificate;
import java.time.Instant;
import java.util.Date;
import lv.leader.database.LeaderClock;
import org.bouncycastle.asn1.x500.X500Name;
import org.bouncycastle.cert.jcajce.JcaX509CertificateConverter;
import org.bouncycastle.cert.jcajce.JcaX509v3CertificateBuilder;
import org.bouncycastle.operator.OperatorCreationException;
import org.bouncycastle.operator.jcajce.JcaContentSignerBuilder;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** Which key seals letters: the institution's, or one made up for demonstrations. Without either a node does not start. */
@Configuration(proxyBeanMethods = false)
class SigningConfiguration {

    private static final char[] NO_SECRET = "demo".toCharArray();

    @Bean
    Signing signing(
            LeaderClock clock,
            @Value("${leader.signing.keystore:}") String keystore,
            @Value("${leader.signing.password:}") String password,
            @Value("${leader.demo:false}") boolean demo)
            throws IOException, GeneralSecurityException, OperatorCreationException {
        if (!keystore.isEmpty()) {
            var secret = new PasswordProtection(password.toCharArray());
            return new Seal(new Pkcs12SignatureToken(Path.of(keystore).toFile(), secret), clock);
        }
        if (!demo) {
            throw new IllegalStateException(
                    "Letters can't be sealed: set leader.signing.keystore (PKCS#12) and" + " leader.signing.password");
        }
        return new Seal(
                new KeyStoreSignatureTokenConnection(madeUp(), "PKCS12", new PasswordProtection(NO_SECRET)), clock);
    }

    /** Nobody trusts it, and it says so; valid for any moment a scenario may set. */
    private static byte[] madeUp() throws IOException, GeneralSecurityException, OperatorCreationException {
        var pair = KeyPairGenerator.getInstance("EC").generateKeyPair();
        var name = new X500Name("CN=LEADER demonstration seal (not valid)");
        var certificate = new JcaX509CertificateConverter()
                .getCertificate(new JcaX509v3CertificateBuilder(
                                name,
                                BigInteger.ONE,
                                Date.from(Instant.parse("2000-01-01T00:00:00Z")),
                                Date.from(Instant.parse("2099-12-31T00:00:00Z")),
                                name,
                                pair.getPublic())
                        .build(new JcaContentSignerBuilder("SHA256withECDSA").build(pair.getPrivate())));
        var store = KeyStore.getInstance("PKCS12");
        store.load(null, null);
        store.setKeyEntry("seal", pair.getPrivate(), NO_SECRET, new Certificate[] {certificate});
        var bytes = new ByteArrayOutputStream();
        store.store(bytes, NO_SECRET);
        return bytes.toByteArray();
    }
}
