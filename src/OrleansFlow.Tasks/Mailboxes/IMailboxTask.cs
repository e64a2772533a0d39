namespace OrleansFlow.Tasks.Mailboxes;

/// <summary>What a mailbox drives.</summary>
internal interface IMailboxTask
{
    /// <summary>Whether mails wait for now: while operators open and close.</summary>
    bool HoldsMails { get; }

    /// <summary>Whether a mail may run now, or waits while what comes after it may overtake it.</summary>
    /// <param name="mail">The mail.</param>
    bool MayRun(in Mail mail);

    /// <summary>Processes one batch of input, or whatever the task's phase does.</summary>
    TurnResult Turn();

    /// <summary>Flushes the outputs.</summary>
    void Flush();

    /// <summary>A mail or a turn threw. Must not throw; the next turn does what the error asks for.</summary>
    /// <param name="error">What was thrown.</param>
    void OnError(Exception error);

    /// <summary>The last turn is over; nothing runs any more.</summary>
    void OnDone();
}
