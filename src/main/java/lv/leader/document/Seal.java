package lv.leader.document;

import eu.europa.esig.dss.enumerations.DigestAlgorithm;
import eu.europa.esig.dss.enumerations.SignatureLevel;
import eu.europa.esig.dss.model.DSSDocument;
import eu.europa.esig.dss.model.InMemoryDocument;
import eu.europa.esig.dss.pades.PAdESSignatureParameters;
import eu.europa.esig.dss.pades.signature.PAdESService;
import eu.europa.esig.dss.spi.DSSUtils;
import eu.europa.esig.dss.spi.validation.CommonCertificateVerifier;
import eu.europa.esig.dss.token.DSSPrivateKeyEntry;
import eu.europa.esig.dss.token.SignatureTokenConnection;
import java.time.Clock;
import java.util.Date;

/** Seals with the first key of a token: the seal is in the PDF and nothing leaves the machine. */
class Seal implements Signing {

    private final SignatureTokenConnection token;
    private final DSSPrivateKeyEntry key;
    private final Clock clock;
    private final PAdESService service = new PAdESService(new CommonCertificateVerifier());

    Seal(SignatureTokenConnection token, Clock clock) {
        this.token = token;
        this.key = token.getKeys().get(0);
        this.clock = clock;
    }

    @Override
    public byte[] sign(byte[] pdf) {
        var document = new InMemoryDocument(pdf);
        var parameters = new PAdESSignatureParameters();
        parameters.setSignatureLevel(SignatureLevel.PAdES_BASELINE_B);
        parameters.setDigestAlgorithm(DigestAlgorithm.SHA256);
        parameters.setSigningCertificate(key.getCertificate());
        parameters.setCertificateChain(key.getCertificateChain());
        parameters.bLevel().setSigningDate(Date.from(clock.instant()));
        var value = token.sign(service.getDataToSign(document, parameters), parameters.getDigestAlgorithm(), key);
        DSSDocument signed = service.signDocument(document, parameters, value);
        return DSSUtils.toByteArray(signed);
    }
}
