package hudson.util;

import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;

public class SequentialExecutionQueue implements Executor {

    public SequentialExecutionQueue(ExecutorService executors) {
        throw new UnsupportedOperationException();
    }

    public void execute(Runnable item) {
        throw new UnsupportedOperationException();
    }
}
