namespace Orleans.Embedded.Tests.Serialization;

public sealed class SignatureCheckTests
{
    /// <summary>No grain class implements it, so no silo of the tests minds it.</summary>
    public interface IUnsound : IGrainWithStringKey
    {
        /// <summary>Takes what has no serializer.</summary>
        Task TakeAsync(List<Unmarked> values, CancellationToken cancellationToken);

        /// <summary>Gives what has none, within a tuple.</summary>
        ValueTask<(int, Unmarked[])> GiveAsync();
    }

    /// <summary>All its types have serializers, or show only in the call.</summary>
    public interface ISound : IGrainWithStringKey
    {
        /// <summary>Takes what has serializers.</summary>
        Task<Dictionary<string, int?>> TakeAsync(object anything, IReadOnlyList<Guid> list, IUnsound grain, string[] texts);
    }

    [Fact]
    public void ATypeWithoutASerializerIsNamedWithItsMethods()
    {
        var complaints = SignatureCheck.Complaints([typeof(ISound), typeof(IUnsound)]);
        Assert.NotNull(complaints);
        Assert.Contains(typeof(Unmarked).ToString(), complaints);
        Assert.Contains($"{typeof(IUnsound)}.{nameof(IUnsound.GiveAsync)}, {typeof(IUnsound)}.{nameof(IUnsound.TakeAsync)}", complaints);
        Assert.DoesNotContain(nameof(ISound) + ".", complaints);
    }

    [Fact]
    public void SoundInterfacesPass() => Assert.Null(SignatureCheck.Complaints([typeof(ISound)]));

    /// <summary>Has no serializer.</summary>
    public sealed class Unmarked;
}
