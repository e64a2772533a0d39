using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators.Outputs;

/// <summary>Finds side outputs.</summary>
internal static class SideOutputs
{
    /// <summary>The output of a tag; null for one that nobody reads: what goes there is dropped, as in Flink.</summary>
    /// <param name="scope">The operator.</param>
    /// <param name="sides">Its side outputs that somebody reads.</param>
    /// <param name="tag">The tag.</param>
    /// <exception cref="OrleansFlowException">The side output is read with another type.</exception>
    public static Output<T>? Find<T>(OperatorScope scope, IReadOnlyList<KeyValuePair<OutputTag, object>> sides, OutputTag<T> tag)
    {
        foreach (KeyValuePair<OutputTag, object> side in sides)
        {
            if (side.Key.Id == tag.Id)
            {
                return side.Value as Output<T>
                    ?? throw new OrleansFlowException($"Operator '{scope.Name}' has records of type {typeof(T)} for the side output '{tag.Id}', which is read as one of {side.Key.Type}: give GetSideOutput a tag of the same type, or one of another id.");
            }
        }

        return scope.SideOutputTap?.Open(tag);
    }
}
