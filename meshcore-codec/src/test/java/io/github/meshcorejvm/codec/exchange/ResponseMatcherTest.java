package io.github.meshcorejvm.codec.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.github.meshcorejvm.codec.Bytes;
import io.github.meshcorejvm.codec.NodeKey;
import io.github.meshcorejvm.codec.direct.RequestContent;
import io.github.meshcorejvm.codec.direct.ResponseContent;
import java.util.List;
import org.junit.jupiter.api.Test;

class ResponseMatcherTest {

    private static final NodeKey CLIENT = DirectCases.ALICE.publicKey();
    private static final NodeKey SERVER = DirectCases.REPEATER.publicKey();

    /** Clients ask for several things within one second, and the time is the tag. */
    @Test
    void ofSeveralRequestsWithOneTagTheOneIsTakenThatTheResponseFits() {
        ResponseMatcher matcher = new ResponseMatcher();
        for (int type : List.of(RequestContent.STATUS, RequestContent.OWNER, RequestContent.ACCESS_LIST)) {
            matcher.add(CLIENT, SERVER, new RequestContent(DirectCases.TIME, type, Bytes.EMPTY));
        }
        assertThat(match(matcher, "RESPONSE status repeater")).isInstanceOf(Status.class);
        assertThat(match(matcher, "RESPONSE owner")).isInstanceOf(Owner.class);
        assertThat(match(matcher, "RESPONSE access list")).isInstanceOf(AccessList.class);
        assertThat(matcher.match(CLIENT, SERVER, new ResponseContent(DirectCases.TIME, Bytes.ofHex("ff"))))
                .isEmpty();
    }

    /** A client that repeats its login still waits for the response. */
    @Test
    void aRepeatedRequestIsANewOne() {
        ResponseMatcher matcher = new ResponseMatcher(2);
        RequestContent status = new RequestContent(DirectCases.TIME, RequestContent.STATUS, Bytes.EMPTY);
        matcher.add(CLIENT, SERVER, status);
        matcher.add(CLIENT, SERVER, new RequestContent(1, RequestContent.OWNER, Bytes.EMPTY));
        matcher.add(CLIENT, SERVER, status);
        matcher.add(CLIENT, SERVER, new RequestContent(2, RequestContent.OWNER, Bytes.EMPTY));
        assertThat(match(matcher, "RESPONSE status repeater")).isInstanceOf(Status.class);
        assertThat(matcher.match(CLIENT, SERVER, new ResponseContent(1, Bytes.EMPTY)))
                .isEmpty();
    }

    private static ResponseData match(ResponseMatcher matcher, String name) {
        return matcher.match(CLIENT, SERVER, DirectCases.content(name, ResponseContent.class))
                .orElseThrow();
    }
}
