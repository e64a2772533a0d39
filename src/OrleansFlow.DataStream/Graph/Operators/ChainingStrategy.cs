namespace OrleansFlow.Graph;

/// <summary>How an operator may be chained to its neighbours (org.apache.flink.streaming.api.operators.ChainingStrategy).</summary>
public enum ChainingStrategy
{
    /// <summary>To both sides wherever possible.</summary>
    Always,
    /// <summary>To neither side.</summary>
    Never,
    /// <summary>Not to what is before it.</summary>
    Head,
    /// <summary>Not to what is before it, unless that is a source.</summary>
    HeadWithSources,
}
