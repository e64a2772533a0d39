namespace OrleansFlow.State;

/// <summary>The keyed state of an operator, whatever its keys are.</summary>
internal interface IKeyedStateBackend
{
    /// <summary>The state of this moment, to be written while processing goes on.</summary>
    KeyedStateSnapshot Snapshot();

    /// <summary>Takes the key groups of the subtask out of an earlier snapshot, before any of its states is asked for.</summary>
    /// <param name="snapshot">The snapshot; it may hold other key groups, too.</param>
    /// <exception cref="OrleansFlowException">A state is in use, a key group was restored before, or the parts have different forms.</exception>
    /// <exception cref="Types.IncompatibleSchemaException">The keys are of another type; keys do not evolve.</exception>
    void Restore(KeyedStateSnapshot snapshot);

    /// <summary>How many entries all states have together, timers included.</summary>
    int CountEntries();

    /// <summary>Whether a state was restored that nobody has asked for yet.</summary>
    /// <param name="name">Its name.</param>
    bool HasUnclaimed(string name);

    /// <summary>Ends the work on the current key: states cannot be used until another is set.</summary>
    void ClearCurrentKey();
}
