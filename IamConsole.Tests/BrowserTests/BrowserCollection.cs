namespace IamConsole.Tests.BrowserTests;

/// <summary>Browser tests run one after the other and share a Chromium.</summary>
[CollectionDefinition(Name)]
public sealed class BrowserCollection : ICollectionFixture<Chromium>
{
    public const string Name = "browser";
}
