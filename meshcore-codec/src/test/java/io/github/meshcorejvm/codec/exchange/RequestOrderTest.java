package io.github.meshcorejvm.codec.exchange;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import org.junit.jupiter.api.Test;

class RequestOrderTest {

    @Test
    void namesTheOrdersOfFirmware() {
        assertThat(RequestData.Neighbours.order(0)).contains("newest first");
        assertThat(RequestData.Neighbours.order(3)).contains("weakest first");
        assertThat(RequestData.Neighbours.order(255)).isEmpty();
    }

    @Test
    void refusesWhatIsNoByte() {
        for (int order : new int[] {-1, 256}) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> RequestData.Neighbours.order(order))
                    .withMessage("orderBy must be 0..255 but was " + order);
        }
    }
}
