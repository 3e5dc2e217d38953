package io.jenkins.plugins.wso2mi.jenkins.step;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/** Visits a web application again and again, each time by a connection of its own, and remembers what was lost. */
final class Visits implements AutoCloseable {
    private final ScheduledExecutorService timer = Executors.newSingleThreadScheduledExecutor();
    private final List<String> lost = new ArrayList<>();
    private final String address;
    private int answered;

    Visits(String address) {
        this.address = address;
        timer.scheduleWithFixedDelay(this::visit, 0, 25, TimeUnit.MILLISECONDS);
    }

    private synchronized void visit() {
        try (Socket socket = new Socket(InetAddress.getByName(address), 80)) {
            socket.setSoTimeout(10_000);
            socket.getOutputStream().write("GET /healthz HTTP/1.0\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.US_ASCII);
            if (answer.contains(" 200 ")) {
                answered++;
            } else {
                lost.add(answer);
            }
        } catch (IOException e) {
            lost.add(e.toString());
        }
    }

    synchronized int answered() {
        return answered;
    }

    synchronized List<String> lost() {
        return List.copyOf(lost);
    }

    @Override
    public void close() {
        timer.shutdownNow();
    }
}
