package lv.leader.desk;

import java.util.List;
import lv.leader.engine.TaskDesk.OpenTask;

/** What there is to read about a case beside the form of one of its tasks. */
interface CaseContent {

    /** Empty where this content does not belong to the task, or not yet. */
    List<Section> of(OpenTask task);

    /**
     * A part of the content, in the words of the person.
     *
     * @param facts label and value
     * @param head of the table of rows; empty where there is none
     */
    record Section(String heading, List<Fact> facts, List<String> head, List<List<String>> rows) {

        static Section of(String heading, List<Fact> facts) {
            return new Section(heading, facts, List.of(), List.of());
        }

        static Section of(String heading, List<String> head, List<List<String>> rows) {
            return new Section(heading, List.of(), head, rows);
        }
    }

    record Fact(String label, String value) {}
}
