namespace OrleansFlow.Functions;

/// <summary>In which order records are sorted (org.apache.flink.api.common.operators.Order).</summary>
public enum SortOrder
{
    /// <summary>The smallest first.</summary>
    Ascending,

    /// <summary>The largest first.</summary>
    Descending,
}
