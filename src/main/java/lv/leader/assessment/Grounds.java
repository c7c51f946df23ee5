package lv.leader.assessment;

/**
 * Why the board's opinion is what it is. The Latvian text stands in the decision.
 *
 * @param english translation for the letter; null where the board wrote its reasons itself
 */
record Grounds(String latvian, String english) {

    static Grounds written(String byTheBoard) {
        return new Grounds(byTheBoard, null);
    }
}
