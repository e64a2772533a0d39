namespace OrleansFlow.Tasks.Tests.Windowing;

/// <summary>An element of the tests: texts are put together in the order in which they come, so that a wrong order shows.</summary>
public sealed record Click(int Key, string Text)
{
    public static Click Join(Click first, Click second) => new(first.Key, first.Text + second.Text);
}
