package hudson.model;

import hudson.model.queue.SubTask;
import java.util.List;

public class Queue implements Saveable {

    Queue() {
        throw new UnsupportedOperationException();
    }

    public void save() {
        throw new UnsupportedOperationException();
    }

    public boolean isEmpty() {
        throw new UnsupportedOperationException();
    }

    public interface Task extends ModelObject, SubTask {

        String getName();

        String getUrl();
    }

    public interface Executable extends Runnable {

        SubTask getParent();

        default String getConsoleUrl() {
            throw new UnsupportedOperationException();
        }

        String toString();
    }

    public abstract static class Item extends Actionable implements ModelObject {

        protected Item(Item item) {
            throw new UnsupportedOperationException();
        }

        public long getId() {
            throw new UnsupportedOperationException();
        }

        public Task getTask() {
            throw new UnsupportedOperationException();
        }

        public boolean isStuck() {
            throw new UnsupportedOperationException();
        }

        public String getInQueueForString() {
            throw new UnsupportedOperationException();
        }

        public final List<Cause> getCauses() {
            throw new UnsupportedOperationException();
        }

        public String getCausesDescription() {
            throw new UnsupportedOperationException();
        }

        public String getUrl() {
            throw new UnsupportedOperationException();
        }

        public final String getWhy() {
            throw new UnsupportedOperationException();
        }

        public String getParams() {
            throw new UnsupportedOperationException();
        }

        public String getSearchUrl() {
            throw new UnsupportedOperationException();
        }

        public String toString() {
            throw new UnsupportedOperationException();
        }
    }
}
