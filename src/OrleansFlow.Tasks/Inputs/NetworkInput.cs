using OrleansFlow.Tasks.Operators;

namespace OrleansFlow.Tasks.Inputs;

/// <summary>Takes batches from the gates of a task in turn (StreamMultipleInputProcessor; also for one gate).</summary>
/// <param name="gates">The gates.</param>
/// <param name="inputs">The operator inputs that they feed.</param>
/// <param name="chain">What the chain shares.</param>
/// <param name="recordsPerLook">After how many records urgent mails and credit are looked at; at least 1.</param>
internal sealed class NetworkInput(GateInput[] gates, LogicalInput[] inputs, ChainState chain, int recordsPerLook) : ITaskInput
{
    private int _next;

    /// <inheritdoc />
    public bool IsEndOfData => Array.TrueForAll(inputs, static input => input.IsEndOfData);

    /// <inheritdoc />
    public bool IsClosed => Array.TrueForAll(inputs, static input => input.IsClosed);

    /// <inheritdoc />
    public void Start()
    {
    }

    /// <inheritdoc />
    public bool ProcessBatch()
    {
        for (int i = 0; i < gates.Length; i++)
        {
            int index = _next;
            GateInput gate = gates[index];
            chain.Current = ChainState.NoOperator;
            if (gate.HasBatch || gate.TryTakeBatch())
            {
                if (ProcessBatch(gate))
                {
                    _next = index + 1 < gates.Length ? index + 1 : 0;
                }

                return true;
            }

            _next = index + 1 < gates.Length ? index + 1 : 0;
        }

        return false;
    }

    /// <inheritdoc />
    public void Abort()
    {
        foreach (GateInput gate in gates)
        {
            gate.Abort();
        }
    }

    // False if the batch is not through: the gate goes on with it as soon as there is credit.
    private bool ProcessBatch(GateInput gate)
    {
        while (gate.HasBatch)
        {
            gate.ProcessSome(recordsPerLook);
            chain.Current = ChainState.NoOperator;
            if (gate.HasBatch)
            {
                if (chain.Mailbox.HasUrgent)
                {
                    chain.Mailbox.RunUrgent();
                }

                if (!chain.IsAvailable)
                {
                    return false;
                }
            }
        }

        return true;
    }
}
