namespace OrleansFlow.State.Heap;

/// <summary>A state as its backend sees it.</summary>
internal interface IHeapState
{
    string Name { get; }

    Type ValueType { get; }

    /// <summary>The state of this moment.</summary>
    StateSnapshot Snapshot();

    /// <summary>Takes what an earlier run left; called once, before anything else.</summary>
    void Restore(RestoredState restored);
}
