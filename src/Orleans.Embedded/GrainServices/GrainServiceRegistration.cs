namespace Orleans.Embedded;

/// <summary>A class of grain services that the silo has.</summary>
internal sealed record GrainServiceRegistration(Type Type);
