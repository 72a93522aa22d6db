namespace IamConsole.SampleData;

/// <summary>The sample company.</summary>
internal static class Company
{
    public const string Alias = "brightwater";

    /// <summary>How long ago its account was opened.</summary>
    public static readonly TimeSpan Age = TimeSpan.FromDays(540);
}
