using OrleansFlow.Runtime;
using OrleansFlow.Tasks.Mailboxes;
using OrleansFlow.Tasks.Network;

namespace OrleansFlow.Tasks.Operators;

/// <summary>What the operators of one chain share. Used by the task's one logical thread, except where noted.</summary>
internal sealed class ChainState
{
    /// <summary>No operator: the error is of the task or its network.</summary>
    public const int NoOperator = -1;

    /// <summary>
    /// Position of the operator whose code runs now, so that an error can be given its name. Compiled loops set it when an error
    /// passes through (<see cref="Fusion.FusedLoopBuilder"/>); all else stores it before each call.
    /// </summary>
    public int Current = NoOperator;

    /// <summary>How many operators have work that they could not finish: a sink at work, a sequence half emitted.</summary>
    public int Pending;

    /// <summary>The partitions, once the chain is built.</summary>
    public ResultPartition[] Partitions { get; set; } = [];

    /// <summary>The operators, once the chain is built.</summary>
    public IStreamOperator[] Operators { get; set; } = [];

    /// <summary>The mailbox of the task.</summary>
    public required MailboxProcessor Mailbox { get; init; }

    /// <summary>Clock, scheduler and files.</summary>
    public required RuntimeServices Runtime { get; init; }

    /// <summary>Whether hot runs of operators become loops (<see cref="TaskOptions.OperatorFusion"/>).</summary>
    public required bool IsFused { get; init; }

    /// <summary>By how many ms after its time a timer of processing time fires. A time has passed one millisecond later, as in Flink.</summary>
    public int TimerDelayMs { get; init; } = 1;

    /// <summary>Cancelled when the task is.</summary>
    public required CancellationToken CancellationToken { get; init; }

    /// <summary>Whether records may be put in: each partition has credit, no operator is behind.</summary>
    public bool IsAvailable => Pending == 0 && HasCredit;

    /// <summary>Whether each partition has credit.</summary>
    public bool HasCredit
    {
        get
        {
            foreach (ResultPartition partition in Partitions)
            {
                if (!partition.IsAvailable)
                {
                    return false;
                }
            }

            return true;
        }
    }

    /// <summary>Whether a mail may run: no operator behind its own is behind, and if it emits, each partition has credit.</summary>
    /// <param name="mail">The mail.</param>
    public bool MayRun(in Mail mail) => mail.Emits ? MayEmit(mail.Priority) : !IsBehind(mail.Priority);

    /// <summary>Whether an operator may emit: each partition has credit, no operator behind it is behind.</summary>
    /// <param name="position">Position of the operator.</param>
    public bool MayEmit(int position) => !IsBehind(position) && HasCredit;

    /// <summary>Lets the operators go on with what they could not finish, those at the end of the chain first.</summary>
    /// <param name="from">Position of the first operator that may.</param>
    /// <returns>Whether one of them has come further.</returns>
    public bool Resume(int from = 0)
    {
        bool progress = false;
        for (int i = Operators.Length - 1; i >= from && Pending > 0; i--)
        {
            if (Operators[i].HasPending)
            {
                progress |= Operators[i].Resume();
            }
        }

        return progress;
    }

    // Whether an operator behind a position is behind.
    private bool IsBehind(int position)
    {
        for (int i = Operators.Length - 1; i > position && Pending > 0; i--)
        {
            if (Operators[i].HasPending)
            {
                return true;
            }
        }

        return false;
    }
}
