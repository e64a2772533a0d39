namespace OrleansFlow.State;

/// <summary>What is kept for the current key (org.apache.flink.api.common.state.State).</summary>
public interface IState
{
    /// <summary>Removes what is kept for the current key.</summary>
    void Clear();
}
