namespace OrleansFlow.State.Heap;

/// <summary>A state as its backend sees it.</summary>
internal interface IHeapState
{
    /// <summary>Name, kind and form.</summary>
    StateMetaInfo Meta { get; }

    /// <summary>What the state is, for messages: "value state of Int64".</summary>
    string Description { get; }

    /// <summary>How many entries there are.</summary>
    int Count { get; }

    /// <summary>The state of this moment.</summary>
    StateSnapshot Snapshot();

    /// <summary>Takes what an earlier run left; called once, before anything else.</summary>
    void Restore(RestoredState restored);

    /// <summary>Calls an action with each key that has an entry as the current key, each key once. The action may change the state.</summary>
    void ForEachKey(Action action);
}
