using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Takes what goes to side outputs that nobody reads.</summary>
internal interface ISideOutputTap
{
    /// <summary>Opens a side output.</summary>
    /// <typeparam name="T">Type of its records.</typeparam>
    /// <param name="tag">Its tag.</param>
    Output<T> Open<T>(OutputTag<T> tag);
}
