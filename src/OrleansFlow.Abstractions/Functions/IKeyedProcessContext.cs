namespace OrleansFlow.Functions;

/// <summary>What a function on a keyed stream sees beside the record (KeyedProcessFunction.Context).</summary>
/// <typeparam name="TKey">Type of the key.</typeparam>
public interface IKeyedProcessContext<out TKey> : IProcessContext
{
    /// <summary>The key of the record, or of the timer.</summary>
    TKey CurrentKey { get; }
}
