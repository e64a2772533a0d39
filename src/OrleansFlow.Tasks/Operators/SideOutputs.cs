using OrleansFlow.Functions;

namespace OrleansFlow.Tasks.Operators;

/// <summary>Finds side outputs.</summary>
internal static class SideOutputs
{
    /// <summary>The output of a tag; null for one that nobody reads: what goes there is dropped, as in Flink.</summary>
    /// <param name="scope">The operator.</param>
    /// <param name="sides">Its side outputs that somebody reads.</param>
    /// <param name="tag">The tag.</param>
    public static Output<T>? Find<T>(OperatorScope scope, IReadOnlyList<KeyValuePair<OutputTag, object>> sides, OutputTag<T> tag)
    {
        foreach (KeyValuePair<OutputTag, object> side in sides)
        {
            if (side.Key.Equals(tag))
            {
                return side.Value as Output<T>;
            }
        }

        return scope.SideOutputTap?.Open(tag);
    }
}
