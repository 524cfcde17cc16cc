package dev.longform.needles.domain.editing;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProposalReaderTest {
    private static final String RIGHT = "Water freezes at 0 degrees Celsius at sea level.";
    private static final String WRONG = "Water freezes at 9 degrees Celsius at sea level.";

    @Test
    void bothSidesStandInALineEach() {
        assertThat(ProposalReader.read("TRUE: " + RIGHT + "\nFALSE: " + WRONG)).contains(new Proposal(RIGHT, WRONG));
        assertThat(ProposalReader.read("Here it is.\r\n\r\n**False:** " + WRONG + "\r\n**True:** " + RIGHT + " \r\n"))
                .contains(new Proposal(RIGHT, WRONG));
    }

    @Test
    void whatWasThoughtDoesNotCount() {
        assertThat(ProposalReader.read("<think>TRUE: No.\nFALSE: Not yet.</think>TRUE: " + RIGHT + "\nFALSE: " + WRONG))
                .contains(new Proposal(RIGHT, WRONG));
    }

    @Test
    void severalPairsOrHalfAPairAreUnreadable() {
        String pair = "TRUE: " + RIGHT + "\nFALSE: " + WRONG;

        assertThat(ProposalReader.read(pair + "\n" + pair)).isEmpty();
        assertThat(ProposalReader.read("TRUE: " + RIGHT)).isEmpty();
        assertThat(ProposalReader.read("TRUE:\nFALSE:")).isEmpty();
        assertThat(ProposalReader.read("It is TRUE: yes. It is FALSE: no.")).isEmpty();
        assertThat(ProposalReader.read("")).isEmpty();
    }
}
