package lv.leader.document;

/** The institution's electronic seal (Regulation (EU) 910/2014, art. 3(25)). */
public interface Signing {

    /** The PDF with the seal in it (PAdES); what it was before stays readable inside. */
    byte[] sign(byte[] pdf);
}
