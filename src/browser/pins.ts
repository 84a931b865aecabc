/** One file of the embedded browser: where it lies in our folder, and the hash its bytes must have. */
export interface PinnedFile {
  readonly path: string;
  readonly sha256: string;
}

/** One compressed file of `@sparticuz/chromium`, its inflated hash, and the files that come of it. */
export interface PinnedArchive {
  /** Name in the `bin` folder of the npm package. */
  readonly source: string;
  /** Hash of the inflated bytes: of the program itself, or of the tar. */
  readonly sha256: string;
  readonly files: readonly PinnedFile[];
}

/** The version of `@sparticuz/chromium` whose files are pinned here; package.json must name the same. */
export const embeddedVersion = "147.0.0";

/** The program: 63 MB, 197 MB inflated. */
export const chromiumArchive = {
  source: "chromium.br",
  sha256: "bf7d8699042e0e1768ee136c19cf666371f74a39c8b6cfb246d15b3aa18c30ce",
  files: [{ path: "chromium", sha256: "bf7d8699042e0e1768ee136c19cf666371f74a39c8b6cfb246d15b3aa18c30ce" }],
} as const satisfies PinnedArchive;

/** Shared libraries (NSS, NSPR, Expat) for machines that lack them. */
export const librariesArchive = {
  source: "al2023.tar.br",
  sha256: "08698c1bd4ac01a1ce38d50bb63944145699496ffdb4fcc5260662dd9c5e6891",
  files: [
    { path: "lib/libexpat.so.1", sha256: "a42c73fa261c746045922f7a1631bb31989eb70aeed4766f26e9173cf655dd84" },
    { path: "lib/libfreebl3.so", sha256: "1007112117baaee58ebf2f0b361bd1ed9e434d458117028ed01b17a6ca24d0e6" },
    {
      path: "lib/libfreeblpriv3.so",
      sha256: "67bff729addafde4b3c904716fccca876fc5637e8c475caca00ad60a08cc2313",
    },
    { path: "lib/libnspr4.so", sha256: "b7ddec11e9e21e4025c0b911b55e880afbb04d12a00f1f3736245ce85f62827f" },
    { path: "lib/libnss3.so", sha256: "1719436d5424fd9b2dece28435621198cca05d0ecc5539f443f090d411a460c0" },
    {
      path: "lib/libnssutil3.so",
      sha256: "c2a72f8ebdf5629c7bde24db372bee5dcdd074a32cae3910ac4a2a85fd5485a4",
    },
    { path: "lib/libplc4.so", sha256: "5ecfb0db51ce18c5ec6b187c3ccda03c467b2dfdaa939fe579f8a54531b9519f" },
    { path: "lib/libplds4.so", sha256: "05eb3c4b52b5706a8c5535cc4fa39aaa9d26e02ecb9340b03d841bf038b73e21" },
    {
      path: "lib/libsoftokn3.so",
      sha256: "d410831e2062ef05e6d5efdc69e159ace89d2f41670e0a859ea294d6f06c82de",
    },
    {
      path: "lib/libfreebl3.chk",
      sha256: "80a329bfb6616c408bb70a17710cd6a512100a6bb5f902abb6f5f988698e5a37",
    },
    {
      path: "lib/libfreeblpriv3.chk",
      sha256: "3c153b3932171c30c40d50d1d613f5a39b685289a750df25fb6989440001cb32",
    },
    {
      path: "lib/libsoftokn3.chk",
      sha256: "dc9160cb612d48e4c3a3209341db43ff27c8c3110bac26344f0bb8fb182ad6d6",
    },
  ],
} as const satisfies PinnedArchive;

/** Open Sans, the only font the embedded browser sees besides those a book brings. */
export const fontsArchive = {
  source: "fonts.tar.br",
  sha256: "7b2b7fbbb932373d87d18bd13ed1f028554ce74606a815f856df7229d4ba3951",
  files: [
    {
      path: "fonts/Open_Sans/OpenSans-Bold.ttf",
      sha256: "27da758f4dcac9a65abe914c13b463b42982b9909bc65713424099f4810bd1e6",
    },
    {
      path: "fonts/Open_Sans/OpenSans-Italic.ttf",
      sha256: "93bc1bb6abf4e6b7c75d7131714061d5b57cc478abcabe4cb3519bb38fb917aa",
    },
    {
      path: "fonts/Open_Sans/OpenSans-Regular.ttf",
      sha256: "c53aceea2dcf5b4098099c0c4d0a061d17e178a049317b42a422b1a9f7f8eb59",
    },
  ],
} as const satisfies PinnedArchive;
