package io.qadom.core.turn;

/** Stands for whoever waits for an answer of the store; handed back with it. */
public interface Ticket {

    /** The ticket of tasks whose answer nobody waits for. */
    Ticket NOBODY = new Ticket() {};
}
