namespace OrleansFlow.Functions;

/// <summary>What an iteration listener can do beside its main output (IterationListener.Context).</summary>
public interface IIterationContext
{
    /// <summary>Emits a record to a side output, without a timestamp.</summary>
    /// <typeparam name="T">Type of the side output.</typeparam>
    /// <param name="tag">The side output.</param>
    /// <param name="value">The record.</param>
    void Output<T>(OutputTag<T> tag, T value);
}
