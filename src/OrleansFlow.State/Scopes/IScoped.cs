namespace OrleansFlow.State.Scopes;

/// <summary>A state that can be set on other entries of the current key.</summary>
/// <typeparam name="TScope">Says what an entry is found by besides the key.</typeparam>
internal interface IScoped<TScope>
    where TScope : struct
{
    /// <summary>Sets what the state's entry is found by besides the key.</summary>
    void SetScope(in TScope scope);
}
