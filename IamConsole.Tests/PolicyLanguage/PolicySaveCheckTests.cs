using IamConsole.Core.PolicyLanguage;

namespace IamConsole.Tests.PolicyLanguage;

public sealed class PolicySaveCheckTests
{
    private const string Syntax = "Syntax errors in policy.";
    private const string IamTypes =
        "IAM resource path must either be \"*\" or start with user/, federated-user/, role/, group/, instance-profile/, mfa/, server-certificate/, policy/, sms-mfa/, saml-provider/, oidc-provider/, report/, access-report/.";

    [Theory]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")]
    [InlineData("""{"Version":"2008-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""")]
    [InlineData("""{"Statement":[{"Effect":"Deny","NotAction":["nosuch:Thing"],"NotResource":["arn:aws:nosuch:mars-1:1:x"]}]}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:*:s3:::b"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws-cn:s3:::b"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*:*","Resource":"arn:aws:iam::*:*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam::123456789012:root"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3:::${aws:username, 'x'}/*"}}""")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"NumericEquals":{"a:b":[1,"+02.50"]},"DateLessThan":{"a:b":["2026-01-01",1700000000]},"IpAddress":{"a:b":["::/0","10.0.0.1"]},"ArnLike":{"a:b":["arn:aws:s3:::*","${a:b}"]},"BinaryEquals":{"a:b":"QQ=="},"Null":{"a:b":true},"Bool":{"a:b":"yes"}}}}""")]
    public void Accepts(string text) => Assert.Null(PolicySaveCheck.FirstRefusal(text, PolicyKind.Identity));

    [Theory]
    [InlineData("not json", Syntax)]
    [InlineData("""{"Version":"2012-10-17"}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"allow","Action":"*","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"*","NotAction":"*","Resource":"*"}}""", Syntax)]
    [InlineData("""{"Version":"2020-10-17","Statement":{"Effect":"Allow","Action":"*","Resource":"*"}}""", "Policy document must be version 2012-10-17 or greater.")]
    [InlineData("""{"Version":"2012-10-17","Statement":[{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"},{"Sid":"A","Effect":"Allow","Action":"*","Resource":"*"}]}""", "Statement IDs (SID) in a single policy must be unique.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Resource":"*"}}""", "Policy statement must contain actions.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":[],"Resource":"*"}}""", "Policy statement must contain actions.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}}""", "Resource bucket must be in ARN format or \"*\".")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3"}}""", "Resource arn:aws:s3 must be in ARN format or \"*\".")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","NotResource":["*","x"]}}""", "Resource x must be in ARN format or \"*\".")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:aws:s3*"}}""", "Resource vendor must be fully qualified and cannot contain regexes.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"arn:mars:s3:::b"}}""", "Partition \"mars\" is not valid for resource \"arn:mars:s3:::b\".")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam:us-east-1:123456789012:user/x"}}""", "IAM resource arn:aws:iam:us-east-1:123456789012:user/x cannot contain region information.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam::123456789012:u*"}}""", IamTypes)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"iam:*","Resource":"arn:aws:iam::123456789012:alice"}}""", IamTypes)]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"GetObject","Resource":"*"}}""", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:Get:Object","Resource":"*"}}""", "Actions/Condition can contain only one colon.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"a a:Get","Resource":"*"}}""", "Vendor a a is not valid")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*"}}""", "Policy statement must contain resources.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":[]}}""", "Policy statement must contain resources.")]
    [InlineData("""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Principal":"*"}}""", "Policy document should not specify a principal.")]
    public void Refuses_in_the_words_of_IAM(string text, string message) => Assert.Equal(message, PolicySaveCheck.FirstRefusal(text, PolicyKind.Identity));

    [Theory]
    [InlineData("StringSame", "\"x\"")]
    [InlineData("stringEquals", "\"x\"")]
    [InlineData("NullIfExists", "\"true\"")]
    [InlineData("Null", "\"perhaps\"")]
    [InlineData("NumericEquals", "\"ten\"")]
    [InlineData("NumericEquals", "\"${aws:username}\"")]
    [InlineData("NumericEquals", "true")]
    [InlineData("DateEquals", "\"soon\"")]
    [InlineData("DateEquals", "\"2026-02-30\"")]
    [InlineData("IpAddress", "\"10.0.0.0/33\"")]
    [InlineData("NotIpAddress", "[\"10.0.0.0/8\",\"x\"]")]
    [InlineData("ArnLike", "\"bucket\"")]
    [InlineData("BinaryEquals", "\"%%\"")]
    [InlineData("StringEquals", "\"${aws:username\"")]
    [InlineData("StringEquals", "\"${}\"")]
    [InlineData("StringEquals", "\"${aws:username, x}\"")]
    public void Refuses_an_operator_or_value_that_it_does_not_understand(string name, string value)
    {
        var text = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"s3:*","Resource":"*","Condition":{"{{{name}}}":{"a:b":{{{value}}} } } } }""";
        Assert.Equal(Syntax, PolicySaveCheck.FirstRefusal(text, PolicyKind.Identity));
    }

    [Fact]
    public void The_earlier_refusal_wins_whatever_its_place()
    {
        const string Text = """{"Version":"2012-10-17","Statement":[{"Effect":"Allow","Action":"Get","Resource":"arn:mars:s3:::b","Principal":"*"},{"Effect":"Allow","Action":"s3:*","Resource":"bucket"}]}""";
        Assert.Equal("Resource bucket must be in ARN format or \"*\".", PolicySaveCheck.FirstRefusal(Text, PolicyKind.Identity));
    }

    /// <summary>A fault of every row in one document, the later ones first: mended one after the other.</summary>
    [Fact]
    [Trait("source", "observed")]
    public void Refuses_in_the_order_of_IAM()
    {
        (string Fault, string Message)[] rows =
        [
            ("\"Effect\":\"maybe\",\"Action\":\"s3:*\",\"Resource\":\"*\"", Syntax),
            ("\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"", "Statement IDs (SID) in a single policy must be unique."),
            ("\"Effect\":\"Allow\",\"Resource\":\"*\"", "Policy statement must contain actions."),
            ("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"bucket\"", "Resource bucket must be in ARN format or \"*\"."),
            ("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"arn:mars:s3:::b\"", "Partition \"mars\" is not valid for resource \"arn:mars:s3:::b\"."),
            ("\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"arn:aws:iam:r:1:user/x\"", "IAM resource arn:aws:iam:r:1:user/x cannot contain region information."),
            ("\"Effect\":\"Allow\",\"Action\":\"iam:*\",\"Resource\":\"arn:aws:iam::1:alice\"", IamTypes),
            ("\"Effect\":\"Allow\",\"Action\":\"Get\",\"Resource\":\"*\"", "Actions/Conditions must be prefaced by a vendor, e.g., iam, sdb, ec2, etc."),
            ("\"Effect\":\"Allow\",\"Action\":\"s3:a:b\",\"Resource\":\"*\"", "Actions/Condition can contain only one colon."),
            ("\"Effect\":\"Allow\",\"Action\":\"a a:b\",\"Resource\":\"*\"", "Vendor a a is not valid"),
            ("\"Effect\":\"Allow\",\"Action\":\"s3:*\"", "Policy statement must contain resources."),
            ("\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\",\"Principal\":\"*\"", "Policy document should not specify a principal."),
        ];
        for (var mended = 0; mended < rows.Length; mended++)
        {
            var statements = rows.Skip(mended).Reverse().Select(row => $"{{{row.Fault}}}").Prepend("{\"Sid\":\"A\",\"Effect\":\"Allow\",\"Action\":\"s3:*\",\"Resource\":\"*\"}");
            string Text(string version) => $"{{\"Version\":\"{version}\",\"Statement\":[{string.Join(',', statements)}]}}";

            Assert.Equal(rows[mended].Message, PolicySaveCheck.FirstRefusal(Text("2012-10-17"), PolicyKind.Identity));
            Assert.Equal(mended == 0 ? Syntax : "Policy document must be version 2012-10-17 or greater.", PolicySaveCheck.FirstRefusal(Text("2020-10-17"), PolicyKind.Identity));
        }
    }

    [Theory]
    [InlineData("\"Principal\":{\"AWS\":\"123456789012\"}", null)]
    [InlineData("\"Principal\":{\"AWS\":[\"*\",\"AROAEXAMPLEEXAMPLE01\",\"arn:aws:sts::123456789012:assumed-role/a/b\"]}", null)]
    [InlineData("\"Principal\":{\"Service\":\"ec2.amazonaws.com\"}", null)]
    [InlineData("\"Principal\":{\"Federated\":\"arn:aws:iam::123456789012:saml-provider/p\"}", null)]
    [InlineData("\"Principal\":{\"AWS\":\"123456789012\"},\"Resource\":\"*\"", "Has prohibited field Resource.")]
    [InlineData("\"NotPrincipal\":{\"AWS\":\"123456789012\"}", "Has prohibited field NotPrincipal.")]
    [InlineData("\"Sid\":\"A\"", "Missing required field Principal")]
    [InlineData("\"Principal\":{\"AWS\":\"alice\"}", "Invalid principal in policy: \"AWS\":\"alice\"")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:group/g\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:group/g\"")]
    [InlineData("\"Principal\":{\"AWS\":\"arn:aws:iam::123456789012:user/*\"}", "Invalid principal in policy: \"AWS\":\"arn:aws:iam::123456789012:user/*\"")]
    [InlineData("\"Principal\":\"*\"", "Invalid principal in policy: \"AWS\":\"*\"")]
    [InlineData("\"Principal\":{\"Service\":\"ec2\"}", "Invalid principal in policy: \"SERVICE\":\"ec2\"")]
    public void Trust_policies_have_rules_of_their_own(string members, string? message)
    {
        var text = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"sts:AssumeRole",{{{members}}} } }""";
        Assert.Equal(message, PolicySaveCheck.FirstRefusal(text, PolicyKind.Trust));
    }

    [Theory]
    [InlineData("sts:*", true)]
    [InlineData("sts:AssumeRole*", true)]
    [InlineData("sts:TagSession", true)]
    [InlineData("s3:GetObject", false)]
    [InlineData("sts:GetSessionToken", false)]
    public void Trust_policies_are_about_assuming(string action, bool isAccepted)
    {
        var text = $$$"""{"Version":"2012-10-17","Statement":{"Effect":"Allow","Action":"{{{action}}}","Principal":{"AWS":"123456789012"} } }""";
        Assert.Equal(isAccepted ? null : "AssumeRole policy may only specify STS AssumeRole actions.", PolicySaveCheck.FirstRefusal(text, PolicyKind.Trust));
    }
}
