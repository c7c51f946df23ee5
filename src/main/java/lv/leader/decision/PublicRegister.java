package lv.leader.decision;

/** A register outside this system that is asked about an applicant. */
interface PublicRegister {

    /**
     * What a register answered.
     *
     * @param clear nothing speaks against public funding
     * @param details in the register's own words
     */
    record Finding(boolean clear, String details) {}

    /**
     * @param registrationNumber of the applicant in the business register
     * @throws RuntimeException where the register gives no answer: the question is asked again later
     */
    Finding ask(String registrationNumber);
}
