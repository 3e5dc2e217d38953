package io.jenkins.plugins.wso2mi.canary;

import static org.assertj.core.api.Assertions.assertThat;

import io.jenkins.plugins.wso2mi.testbed.ApiFaultProxy.Fault;
import io.jenkins.plugins.wso2mi.testbed.Routers;
import io.jenkins.plugins.wso2mi.testbed.Testbed;
import io.jenkins.plugins.wso2mi.testbed.Testbed.Site;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/**
 * {@code mictl canary} killed by SIGKILL at each of its writes to the API server, before and after the server has done
 * it, four at a time, with a client at each: whoever resumes or recovers, exactly one version serves in the end,
 * nothing is left, and no request has failed.
 */
@Tag("thorough")
@ExtendWith(Testbed.class)
class CanaryKilledIT {
    private static final int AT_A_TIME = 4;

    @TempDir
    private static Path folder;

    private static Site site;
    private static Process kubectl;
    private static String upstream;
    private static ExecutorService threads;

    @BeforeAll
    static void proxy(Site up) throws IOException {
        assertThat(Routers.GATEWAY.address())
                .as("the gateway beside " + up.registry())
                .hasScheme("http");
        site = up;
        kubectl = up.kubectlProxy();
        BufferedReader out =
                new BufferedReader(new InputStreamReader(kubectl.getInputStream(), StandardCharsets.UTF_8));
        String first = String.valueOf(out.readLine());
        assertThat(first).as("kubectl proxy").contains("127.0.0.1:");
        upstream = "http://" + first.substring(first.indexOf("127.0.0.1:")).strip();
        threads = Executors.newFixedThreadPool(AT_A_TIME);
    }

    @AfterAll
    static void endProxy() {
        threads.shutdownNow();
        kubectl.destroy();
    }

    @TestFactory
    List<DynamicTest> shouldLeaveOneVersionAndLoseNoRequestWhereverItIsKilled() throws Exception {
        List<String> writes = new KilledCanary(site, folder, upstream, "unharmed").unharmed();
        Queue<String> killedAt = new ConcurrentLinkedQueue<>();
        List<DynamicTest> tests = new ArrayList<>();
        for (int i = 0; i < writes.size(); i++) {
            int which = i;
            // each way after each fault
            boolean resumes = i / 2 % 2 == 0;
            Fault fault = i % 2 == 0 ? Fault.CUT_ANSWER : Fault.CUT_REQUEST;
            Future<String> killed = threads.submit(
                    () -> new KilledCanary(site, folder, upstream, "killed").killedAt(which, fault, resumes));
            String name = (i + 1) + " of " + writes.size() + ", " + writes.get(i) + ": " + fault + ", then "
                    + (resumes ? "resume" : "recover");
            tests.add(DynamicTest.dynamicTest(name, () -> {
                String line = result(killed);
                assertThat(line).as("what it was killed at").isEqualTo(writes.get(which));
                killedAt.add(line);
            }));
        }
        tests.add(DynamicTest.dynamicTest("at every write", () -> assertThat(killedAt)
                .containsExactlyInAnyOrderElementsOf(writes)
                .as("what a plan does at least")
                .anyMatch(w -> w.startsWith("POST ") && w.endsWith("/leases"))
                .anyMatch(w -> w.startsWith("DELETE ") && w.endsWith("/deployments/web-canary"))
                .anyMatch(w -> w.startsWith("PATCH ") && w.endsWith("/services/web"))
                .anyMatch(w -> w.startsWith("DELETE ") && w.endsWith("/services/web-preview"))));
        return tests;
    }

    private static String result(Future<String> killed) throws Exception {
        try {
            return killed.get();
        } catch (ExecutionException e) {
            if (e.getCause() instanceof AssertionError told) {
                throw told;
            }
            throw e;
        }
    }
}
